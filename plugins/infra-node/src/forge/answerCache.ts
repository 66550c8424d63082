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

  // Copies both ways: octokit's paging changes the answers it is given.
  const copyOf = <T extends Answer>(answer: T): T => ({
    ...answer,
    data: structuredClone(answer.data),
  });
  const keep = (key: string, answer: Answer) => {
    answers.delete(key);
    answers.set(key, copyOf(answer));
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
        return copyOf(known);
      }
    },
  };
}
