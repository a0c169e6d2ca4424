/**
 * Call `stop` when the process that started this one is gone, even when it was killed and could tell nobody: the
 * channel between the two then closes. A server that was started without a channel lives on its own.
 */
export function endWithStarter(stop: () => void): void {
  if (!process.send) return;
  if (process.connected) process.once('disconnect', stop);
  else stop();
}
