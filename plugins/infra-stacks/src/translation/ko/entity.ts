import type { entityMessages } from '../messages/entity';

export const entityKorean: Record<keyof typeof entityMessages, string> = {
  'entity.checked': '확인 시각',
  'entity.product.title': '이 제품의 스택',
  'entity.product.page': '이 제품 전체 보기',
  'entity.product.missing': '아직 이 제품의 스택이 없습니다',
  'entity.product.missing.description':
    '포털이 읽는 저장소에 이 제품의 스택이 없습니다. 스택이 속한 제품은 폴더, service.yaml 또는 portal.yaml로 정해집니다.',
  'entity.service.title': '이 서비스의 스택',
  'entity.service.missing': '아직 이 서비스의 스택이 없습니다',
  'entity.service.missing.description':
    '스택을 추가하는 풀 리퀘스트가 병합되거나 서비스 이름의 폴더가 저장소에 생기면 여기에 나타납니다.',
  'entity.sources': '읽고 있는 저장소 보기',
  'entity.stack.title': 'Terraform 스택',
  'entity.stack.page': '이 스택 전체 보기',
  'entity.stack.missing': '더 이상 확인할 수 없는 스택입니다',
  'entity.stack.missing.description':
    '옮겨졌거나 삭제되었을 수 있습니다. 변경이 확인되면 카탈로그에서도 사라집니다.',
  'entity.stack.provisional': '풀 리퀘스트 #{{number}}에서 제안된 스택입니다',
  'entity.stack.provisional.description':
    '풀 리퀘스트가 병합되기 전에는 읽을 내용이 없습니다.',
  'entity.stack.environment': '환경',
  'entity.stack.source': '출처',
  'entity.stack.at': '커밋 {{commit}}',
  'entity.stack.modules': '뒤처진 모듈',
  'entity.stack.modules.none': '확인할 수 있는 것 중에는 없습니다',
  'entity.stack.findings': '문제',
  'entity.none': '알려진 스택이 없습니다',
  'entity.module.title': 'Terraform 모듈',
  'entity.module.page': '이 모듈 전체 보기',
  'entity.module.missing': '더 이상 확인할 수 없는 모듈입니다',
  'entity.module.missing.description':
    '옮겨졌거나 삭제되었을 수 있습니다. 변경이 확인되면 카탈로그에서도 사라집니다.',
  'entity.module.uses': '사용하는 곳',
};
