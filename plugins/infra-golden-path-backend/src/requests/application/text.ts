import { code, plainLine } from '@infra-portal/infra-node';
import type { StoredRequest } from '../store';
import type { ApplicationProposal } from './types';

const WORDS = {
  en: {
    begins: (service: string) =>
      `What ${service} needs to be built, tested and delivered, from its golden path. Only files that were missing here are added; change them as you like, they are yours from now on.`,
    with: (address: string) => `The infrastructure is proposed in ${address}.`,
    order:
      'Merge that one first: it makes what the workflow delivers to. `docs/delivery.md` says how a delivery works and what has to be set up once.',
    by: (who: string) => `Asked for by ${who} in the portal.`,
    page: 'In the portal',
  },
  ko: {
    begins: (service: string) =>
      `빌드, 테스트, 배포에 필요한 골든 패스의 기본 파일입니다: ${service}. 없던 파일만 추가하며, 이후에는 자유롭게 수정하십시오.`,
    with: (address: string) => `인프라 풀 리퀘스트: ${address}`,
    order:
      '워크플로가 배포할 대상을 만드는 인프라 풀 리퀘스트를 먼저 병합하십시오. 배포 방법과 처음 한 번 필요한 설정은 `docs/delivery.md`에 있습니다.',
    by: (who: string) => `포털에서 요청한 사람: ${who}`,
    page: '포털에서 보기',
  },
};

export const titleOfSkeleton = ({ product, service }: StoredRequest) =>
  plainLine(`Begin ${product}/${service} with its golden path`, 200);

/** The text of the second pull request, in Markdown. */
export function skeletonBody(
  request: StoredRequest,
  { files }: Pick<ApplicationProposal, 'files'>,
  { language, pageUrl }: { language: 'en' | 'ko'; pageUrl: string },
): string {
  const words = WORDS[language];
  const { pull, actor } = request.data;
  const service = code(`${request.product}/${request.service}`);
  return [
    `${words.begins(service)} ${words.by(code(actor.displayName, 100))}`,
    pull && `${words.with(pull.url)} ${words.order}`,
    files.map(({ path }) => `- ${code(path)}`).join('\n'),
    `[${words.page}](${pageUrl})`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Message of the commit. */
export function skeletonMessage(request: StoredRequest): string {
  const path = request.data.proposal.preview.goldenPath;
  const trailers = [
    path && `Golden-Path: ${plainLine(`${path.name} ${path.version}`)}`,
    `Requested-By: ${plainLine(request.data.actor.userRef)}`,
  ];
  return `${titleOfSkeleton(request)}\n\n${trailers
    .filter(Boolean)
    .join('\n')}\n`;
}
