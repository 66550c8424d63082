/** The words of a pull request's text that are not answers. */
export interface BodyWords {
  create: (service: string) => string;
  change: (service: string, change: string) => string;
  by: (who: string) => string;
  note: string;
  application: (address: string) => string;
  answers: string;
  more: (count: number) => string;
  consequences: string;
  environment: (name: string, account: string, region: string) => string;
  files: (added: number, changed: number, removed: number) => string;
  plan: (
    environment: string,
    add: number,
    change: number,
    destroy: number,
  ) => string;
  gates: string;
  notRun: string;
  /** In place of the simulated plan, when there is none. */
  plannedHere: string;
  /** The same for the policies, which judge a plan. */
  judgedHere: string;
  review: string;
  approvals: (count: number, environment: string) => string;
  approvers: (who: string) => string;
  because: (files: number) => string;
  refused: (who: string) => string;
  goldenPath: string;
  digest: string;
  page: string;
}

const files = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;

export const BODY_WORDS: Record<'en' | 'ko', BodyWords> = {
  en: {
    create: service => `Creates the service ${service}.`,
    change: (service, change) => `Changes the service ${service}: ${change}.`,
    by: who => `Asked for by ${who} in the portal.`,
    note: 'A word to the reviewers:',
    application: address =>
      `The application begins with its golden path in ${address}.`,
    answers: 'Answers',
    more: count => `… and ${count} more`,
    consequences: 'Consequences',
    environment: (name, account, region) =>
      `${name} in account ${account}, ${region}`,
    files: (added, changed, removed) =>
      `${files(added)} added, ${changed} changed, ${removed} removed`,
    plan: (environment, add, change, destroy) =>
      `Simulated plan of ${environment}: ${add} to add, ${change} to change, ${destroy} to destroy`,
    gates: 'Gates',
    notRun: 'not run',
    plannedHere: 'not run: Atlantis plans the real state in this pull request',
    judgedHere:
      'not run: the policies judge a plan, and Atlantis plans in this pull request',
    review: 'Review',
    approvals: (count, environment) =>
      `${count} ${count === 1 ? 'approval' : 'approvals'} for ${environment}`,
    approvers: who => `one of them from ${who}`,
    because: count => `owns ${files(count)}`,
    refused: who => `Could not be asked for a review: ${who}`,
    goldenPath: 'Golden path',
    digest: 'Digest',
    page: 'In the portal',
  },
  ko: {
    create: service => `서비스 생성: ${service}`,
    change: (service, change) => `서비스 변경: ${service} (${change})`,
    by: who => `포털에서 요청한 사람: ${who}`,
    note: '검토자에게 남긴 말:',
    application: address => `애플리케이션 풀 리퀘스트: ${address}`,
    answers: '답변',
    more: count => `… 외 ${count}개`,
    consequences: '변경 내용',
    environment: (name, account, region) =>
      `${name} (계정 ${account}, ${region})`,
    files: (added, changed, removed) =>
      `파일 추가 ${added}개, 변경 ${changed}개, 삭제 ${removed}개`,
    plan: (environment, add, change, destroy) =>
      `모의 plan (${environment}): 추가 ${add}, 변경 ${change}, 삭제 ${destroy}`,
    gates: '게이트',
    notRun: '실행하지 않음',
    plannedHere:
      '실행하지 않음: Atlantis가 이 pull request에서 실제 상태로 plan을 실행합니다',
    judgedHere:
      '실행하지 않음: 정책은 plan을 검사하며, Atlantis가 이 pull request에서 plan을 실행합니다',
    review: '검토',
    approvals: (count, environment) => `${environment}: 승인 ${count}건`,
    approvers: who => `그중 1건은 다음에서: ${who}`,
    because: count => `소유 파일 ${count}개`,
    refused: who => `검토를 요청하지 못함: ${who}`,
    goldenPath: '골든 패스',
    digest: '다이제스트',
    page: '포털에서 보기',
  },
};
