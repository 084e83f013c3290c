import { afterEach, expect, it } from 'vitest';
import { openThread, type Thread } from './threads.ts';

const adder = { module: new URL('./testing/thread-adder.ts', import.meta.url), open: 'openAdder' };
let thread: Thread<number, number> | undefined;
afterEach(async () => {
  await thread?.close();
  thread = undefined;
});

it('answers each message in its turn, with what it was opened with', async () => {
  thread = openThread(adder, 100);
  expect(await Promise.all([thread.ask(1), thread.ask(2), thread.ask(3)])).toEqual([101, 103, 106]);
});

it('a failure answers the message that caused it, and the next one is answered as ever', async () => {
  thread = openThread(adder, 0);
  const [bad, good] = [thread.ask(-1), thread.ask(5)];
  await expect(bad).rejects.toThrow('less than nothing');
  expect(await good).toBe(5);
});

it('computing does not hold up the process', async () => {
  thread = openThread(adder, 0);
  await thread.ask(0);
  const turn = new Promise((resolve) => setTimeout(() => resolve('a turn of the process'), 0));
  const answer = thread.ask(1_000_000);
  expect(await Promise.race([answer, turn])).toBe('a turn of the process');
  expect(await answer).toBe(1_000_000);
});

it('a module that is not there, or a closed thread, refuses', async () => {
  thread = openThread({ ...adder, open: 'openNothing' }, 0);
  await expect(thread.ask(1)).rejects.toThrow('has no openNothing');
  await thread.close();
  await expect(thread.ask(1)).rejects.toThrow('has ended');
});
