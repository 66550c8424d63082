import type { LocalisedText } from '@infra-portal/infra-common';

export type PrometheusErrorKind =
  /** It does not take the question: 400 or 422. */
  | 'query'
  /** It did not answer in time. */
  | 'timeout'
  /** It may answer the next time: 429, 5xx or no connection. */
  | 'passing'
  /** Nothing will help but somebody who changes the configuration. */
  | 'lasting';

const LONGEST = 300;
const short = (text: string) =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

/** Why Prometheus gave no answer. Its text holds nothing of credentials. */
export class PrometheusError extends Error {
  constructor(
    readonly kind: PrometheusErrorKind,
    readonly text: LocalisedText,
    /** Milliseconds that it asked to wait. */
    readonly wait?: number,
  ) {
    super(text.en);
  }
}

/** What the wrong type of a result means, in the words of Prometheus' parser. */
const WRONG_TYPE =
  /expected type instant vector in .*got (scalar|string|range vector)/;

/** It refused the question. */
export function refusedQuery(said: string): PrometheusError {
  const type = WRONG_TYPE.exec(said)?.[1];
  return new PrometheusError(
    'query',
    type
      ? {
          en: `The query gives a ${type}; it must give an instant vector, such as sum(rate(…[{{.window}}])).`,
          ko: `쿼리 결과가 ${type}이에요. sum(rate(…[{{.window}}]))처럼 instant vector가 나와야 해요.`,
        }
      : {
          en: `Prometheus does not take the query: ${short(said)}`,
          ko: `Prometheus가 쿼리를 받아들이지 않아요: ${short(said)}`,
        },
  );
}

const STATUS: Record<number, LocalisedText> = {
  401: {
    en: 'Prometheus does not know the portal (401): set username and password, or token, of the data source.',
    ko: 'Prometheus가 포털을 인증하지 못했어요(401). 데이터 소스에 username과 password 또는 token을 설정해 주세요.',
  },
  403: {
    en: 'Prometheus does not let the portal in (403): look at the rights of its credentials, and at tenant headers.',
    ko: 'Prometheus가 포털의 접근을 막았어요(403). 인증 정보의 권한과 테넌트 헤더를 확인해 주세요.',
  },
  404: {
    en: 'There is no API of Prometheus (404): url of the data source is its address without /api/v1.',
    ko: 'Prometheus API를 찾지 못했어요(404). 데이터 소스의 url은 /api/v1을 뺀 주소여야 해요.',
  },
  429: {
    en: 'Prometheus is asked too often (429).',
    ko: 'Prometheus에 너무 자주 질문했어요(429).',
  },
};

/** It answered with a status that says no. */
export function refusedStatus(
  status: number,
  said: string | undefined,
  wait?: number,
): PrometheusError {
  const passes = status === 429 || status >= 500;
  const more = said ? `: ${short(said)}` : '';
  const text = STATUS[status] ?? {
    en: `Prometheus answered with status ${status}${more}`,
    ko: `Prometheus가 상태 코드 ${status}로 답했어요${more}`,
  };
  return new PrometheusError(passes ? 'passing' : 'lasting', text, wait);
}

export const tooLate = (milliseconds: number): PrometheusError =>
  new PrometheusError('timeout', {
    en: `Prometheus did not answer within ${milliseconds / 1_000} seconds.`,
    ko: `Prometheus가 ${milliseconds / 1_000}초 안에 답하지 않았어요.`,
  });

/** @param code such as ECONNREFUSED */
export const unreachable = (code: string): PrometheusError =>
  new PrometheusError('passing', {
    en: `Prometheus cannot be reached (${code}).`,
    ko: `Prometheus에 연결하지 못했어요(${code}).`,
  });

export const oddAnswer = (what: string): PrometheusError =>
  new PrometheusError('lasting', {
    en: `The answer is not one of Prometheus: ${what}.`,
    ko: `Prometheus의 응답 형식이 아니에요: ${what}.`,
  });
