import {
  compareInterfaces,
  type LocalisedText,
  type ModuleFace,
  type UpgradePreview,
} from '@infra-portal/infra-common';
import { typeAccepts } from '@infra-portal/infra-node';
import type { FoundModule } from './subject';

const OF_REGISTRY: LocalisedText = {
  en: 'It comes from a registry, which the portal does not ask. Whether it has this version, what changes for callers and what its release notes say is not known here; the plans of the pull requests will tell.',
  ko: '레지스트리에서 받는 모듈이며 포털은 레지스트리에 묻지 않습니다. 이 버전이 있는지, 호출하는 쪽에서 무엇이 달라지는지, 릴리스 노트가 무엇인지는 여기서 알 수 없습니다. 풀 리퀘스트의 플랜에서 확인하세요.',
};

const unread = (version: string): LocalisedText => ({
  en: `Version ${version} has no tag, or its files cannot be read: what changes for callers is not known.`,
  ko: `${version} 버전에 태그가 없거나 파일을 읽을 수 없어 호출하는 쪽에서 무엇이 달라지는지 알 수 없습니다.`,
});

/**
 * What changes for callers, or why that is not known.
 * @param oldest version in use that is older than the new one
 */
export function comparedOf(
  { home, to }: FoundModule,
  [before, after]: (ModuleFace | undefined)[],
  oldest: string | undefined,
): Pick<UpgradePreview, 'changes' | 'uncompared'> {
  if (before && after) {
    return { changes: compareInterfaces(before, after, typeAccepts) };
  }
  if (oldest === undefined && home) return { changes: [] };
  const uncompared = home ? unread(before ? to : oldest!) : OF_REGISTRY;
  return { changes: [], uncompared };
}
