/** Tells a command of `npm run` that its npm is gone: npm's SIGTERM ends only the shell between the two. */

/** How often the parent is looked at. */
const EVERY_MS = 500;

/**
 * Calls `leave` once when the process that started this one has ended, at the latest half a second after.
 * Only under npm: a server started in the background by hand may well outlive its shell.
 * Windows keeps a dead parent's id, so nothing is noticed there.
 */
export function whenOrphaned(parent, leave, env = process.env) {
  if (env.npm_lifecycle_event === undefined) return;
  const look = () => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    leave();
  };
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  look();
}
