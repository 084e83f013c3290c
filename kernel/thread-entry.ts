import { parentPort, workerData } from 'node:worker_threads';

type Setup = { module: string; open: string; setup: unknown };
type Opened = (message: unknown) => unknown;

const { module, open, setup } = workerData as Setup;

/** The module is loaded at the first message, so that a failure to load it answers that message. */
let opening: Promise<Opened> | undefined;
async function load(): Promise<Opened> {
  const loaded: Record<string, (setup: unknown) => Opened> = await import(module);
  const made = loaded[open];
  if (made === undefined) throw new Error(`${module} has no ${open}`);
  return made(setup);
}

let turn = Promise.resolve();
parentPort?.on('message', (message: unknown) => {
  turn = turn.then(async () => {
    try {
      opening ??= load();
      parentPort?.postMessage({ answer: (await opening)(message) });
    } catch (error) {
      parentPort?.postMessage({ failure: (error as Error).stack ?? String(error) });
    }
  });
});
