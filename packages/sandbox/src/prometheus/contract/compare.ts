import type { Question } from './queries';

/** Asks one program a question, as a form. */
export async function ask(url: string, { path, parameters }: Question) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    body: new URLSearchParams(parameters),
  });
  return { status: response.status, body: (await response.json()) as any };
}

type Answer = Awaited<ReturnType<typeof ask>>;

/** An answer in a form in which equal ones are equal: sorted, errors by kind. */
export function comparable({ status, body }: Answer) {
  if (body.status === 'error') return { status, errorType: body.errorType };
  const { data } = body;
  if (data.resultType !== 'vector' && data.resultType !== 'matrix') {
    return { status, data };
  }
  const result = data.result.map(({ metric, value, values }: any) => ({
    key: JSON.stringify(Object.entries(metric).sort()),
    points: values ?? [value],
  }));
  result.sort((a: any, b: any) => (a.key < b.key ? -1 : 1));
  return { status, data: { resultType: data.resultType, result } };
}

const isClose = (a: string, b: string) => {
  if (a === b) return true;
  const [first, second] = [Number(a), Number(b)];
  const size = Math.max(Math.abs(first), Math.abs(second));
  return Math.abs(first - second) <= 1e-9 * Math.max(size, 1e-9);
};

/** Makes numbers that are equal within 1e-9 the same text. */
export function aligned(ours: unknown, theirs: unknown): unknown {
  if (typeof ours === 'string' && typeof theirs === 'string') {
    return isClose(ours, theirs) ? theirs : ours;
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.map((each, index) => aligned(each, theirs[index]));
  }
  if (ours && theirs && typeof ours === 'object') {
    return Object.fromEntries(
      Object.entries(ours).map(([key, value]) => [
        key,
        aligned(value, (theirs as Record<string, unknown>)[key]),
      ]),
    );
  }
  return ours;
}

/** Requests that are on their way at once. */
const AT_ONCE = 8;

/** Questions to which two programs say different things. */
export async function differences(
  questions: readonly Question[],
  [real, standIn]: readonly [real: string, standIn: string],
) {
  const found: { question: Question; theirs: unknown; ours: unknown }[] = [];
  const left = [...questions];
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const theirs = comparable(await ask(real, next));
      const ours = aligned(comparable(await ask(standIn, next)), theirs);
      if (JSON.stringify(ours) === JSON.stringify(theirs)) continue;
      found.push({ question: next, theirs, ours });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}
