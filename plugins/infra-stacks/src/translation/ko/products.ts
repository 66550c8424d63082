import type { productsMessages } from '../messages/products';

export const productsKorean: Record<keyof typeof productsMessages, string> = {
  'products.title': '제품',
  'products.count_one': '제품 {{count}}개',
  'products.count_other': '제품 {{count}}개',
  'products.none.title': '아직 제품이 없습니다',
  'products.none.description':
    '첫 스택이 생기면 제품이 나타납니다. 서비스를 만들거나 저장소를 읽을 수 있었는지 확인하십시오.',
  'products.owners': '소유자',
  'products.services_one': '서비스 {{count}}개',
  'products.services_other': '서비스 {{count}}개',
  'product.back': '모든 제품',
  'product.matrix': '서비스와 환경',
  'product.service': '서비스',
  'product.whole': '제품 공통',
  'product.absent': '없음',
  'product.stacks': '목록에서 스택 보기',
  'product.repositories': '저장소',
};
