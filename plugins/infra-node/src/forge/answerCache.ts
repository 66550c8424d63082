interface Answer {
  status: number;
  headers: { etag?: string; [name: string]: any };
  data: any;
  url: string;
}

/** Answers that are kept; a repository has few addresses that are read again. */
const KEPT = 200;

/**
 * Keeps answers that have an ETag and asks whether they still hold: an answer
 * "304" is not counted against the quota.
 */
export function answerCache(kept = KEPT) {
  const answers = new Map<string, Answer>();

  const keep = (key: string, answer: Answer) => {
    answers.delete(key);
    answers.set(key, answer);
    if (answers.size > kept) answers.delete(answers.keys().next().value!);
  };

  return {
    async ask<T extends Answer>(
      { method, url }: { method: string; url: string },
      headers: Record<string, any>,
      send: (headers: Record<string, any>) => Promise<T> | T,
    ): Promise<T> {
      if (method !== 'GET') return send(headers);
      const key = `${url} ${headers.accept ?? ''}`;
      const known = answers.get(key) as T | undefined;
      if (!known) {
        const answer = await send(headers);
        if (answer.headers.etag) keep(key, answer);
        return answer;
      }
      try {
        const conditional = { 'if-none-match': known.headers.etag };
        const answer = await send({ ...headers, ...conditional });
        if (answer.headers.etag) keep(key, answer);
        return answer;
      } catch (error: any) {
        if (error?.status !== 304) throw error;
        keep(key, known);
        // A copy: callers may change what they were given.
        return { ...known, data: structuredClone(known.data) };
      }
    },
  };
}
