import type { LocalisedText } from '@infra-portal/infra-common';

const LONGEST = 300;
const short = (text: string) =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

const KINDS: [pattern: RegExp, text: LocalisedText][] = [
  [
    /^CredentialsProviderError$/,
    {
      en: 'The portal has no credentials of AWS: give its process a role, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      ko: '포털에 AWS 인증 정보가 없어요. 포털 프로세스에 역할을 연결하거나 AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 설정해 주세요.',
    },
  ],
  [
    /^(AccessDenied(Exception)?|UnauthorizedOperation|NotAuthorized)$/,
    {
      en: 'AWS does not let the portal in: its role needs cloudwatch:GetMetricData and application-signals:BatchGetServiceLevelObjectiveBudgetReport, and sts:AssumeRole for roleArn.',
      ko: 'AWS가 포털의 접근을 막았어요. 역할에 cloudwatch:GetMetricData와 application-signals:BatchGetServiceLevelObjectiveBudgetReport 권한이, roleArn을 쓴다면 sts:AssumeRole 권한이 필요해요.',
    },
  ],
  [
    /^(ExpiredToken(Exception)?|InvalidClientTokenId|UnrecognizedClientException|InvalidSignatureException|SignatureDoesNotMatch)$/,
    {
      en: 'AWS does not take the credentials of the portal: they are wrong or have expired, or its clock is.',
      ko: 'AWS가 포털의 인증 정보를 받아들이지 않아요. 값이 틀렸거나 만료됐는지, 시계가 맞는지 확인해 주세요.',
    },
  ],
  [
    /^(Throttling(Exception)?|TooManyRequestsException|LimitExceeded(Fault|Exception)?|RequestLimitExceeded)$/,
    {
      en: 'CloudWatch asks the portal to wait (throttled); it is asked again in the next round.',
      ko: 'CloudWatch가 요청을 제한하고 있어요(throttling). 다음 차례에 다시 물어볼게요.',
    },
  ],
  [
    /^(TimeoutError|AbortError|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/,
    {
      en: 'CloudWatch did not answer in time, or cannot be reached.',
      ko: 'CloudWatch가 제때 응답하지 않거나 연결할 수 없어요.',
    },
  ],
];

/** Why AWS gave no answer; names of errors are those of its API. */
export function cloudWatchProblem(error: unknown): LocalisedText {
  const { name, code, message } = error as Error & { code?: unknown };
  const names = [name, String(code ?? '')];
  const found = KINDS.find(([pattern]) => names.some(one => pattern.test(one)));
  if (found) return found[1];
  return {
    en: `CloudWatch does not answer the question: ${short(
      `${name}: ${message}`,
    )}`,
    ko: `CloudWatch가 질문에 답하지 않아요: ${short(`${name}: ${message}`)}`,
  };
}
