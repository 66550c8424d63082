type Work = () => void;

const waiting = new Set<Work>();
let frame: number | undefined;

function run() {
  frame = undefined;
  const [next] = waiting;
  if (!next) return;
  waiting.delete(next);
  next();
  if (waiting.size > 0) frame = requestAnimationFrame(run);
}

/**
 * Does one thing in each frame, so that drawing many does not hold up scrolling.
 *
 * @returns a function that takes it back
 */
export function inNextFrame(work: Work): () => void {
  waiting.add(work);
  frame ??= requestAnimationFrame(run);
  return () => waiting.delete(work);
}
