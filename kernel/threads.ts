import { Worker } from 'node:worker_threads';

/** A pure module for a thread of its own: `open(setup)` is called once there and answers what takes each message. */
type ThreadModule = { module: URL; open: string };
type Said = { answer: unknown } | { failure: string };

export type Thread<Message, Answer> = {
  /** Sends one message and waits for its answer; messages are answered in the order in which they came. */
  ask(message: Message): Promise<Answer>;
  close(): Promise<void>;
};

/**
 * Runs heavy computing beside the process: the module's function is opened with the setup and then asked again and
 * again, while requests go on here. It gets neither database nor clock. A failure inside rejects the question that
 * caused it; a thread that ended rejects all that are open.
 */
export function openThread<Setup, Message, Answer>(
  place: ThreadModule,
  setup: Setup,
): Thread<Message, Answer> {
  const worker = new Worker(new URL('./thread-entry.ts', import.meta.url), {
    workerData: { module: place.module.href, open: place.open, setup },
    // Flags of whoever started the process (test runners, debuggers) are none of the thread's business.
    execArgv: [],
  });
  const open: PromiseWithResolvers<Answer>[] = [];
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const question of open.splice(0)) question.reject(ended);
  };
  worker.on('message', (said: Said) => {
    const question = open.shift();
    if ('failure' in said) question?.reject(new Error(said.failure));
    else question?.resolve(said.answer as Answer);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error(`thread ${place.open} has ended`)));
  return {
    ask(message) {
      if (ended !== undefined) return Promise.reject(ended);
      const question = Promise.withResolvers<Answer>();
      open.push(question);
      worker.postMessage(message);
      return question.promise;
    },
    async close() {
      await worker.terminate();
    },
  };
}
