import type {
  GateFinding,
  ServiceIntent,
  Standards,
} from '@infra-portal/infra-common';
import type { RepositoryModel } from '../repository/readRepository';

/**
 * A product that nobody has named yet: new, or a name mistyped. Nothing forbids
 * a new one, so it is a warning.
 */
export function unknownProduct(
  { product }: ServiceIntent,
  { owners, budgets }: Standards,
  { services }: Pick<RepositoryModel, 'services'>,
): GateFinding[] {
  const isKnown =
    Object.hasOwn(owners.products, product) ||
    Object.hasOwn(budgets.products, product) ||
    services.some(({ data }) => data.product === product);
  if (isKnown) return [];
  return [
    {
      code: 'standards.unknown-product',
      severity: 'warning',
      field: ['product'],
      message: {
        en: `No product is called ${product} yet: neither portal.yaml nor a service names it.`,
        ko: `아직 없는 제품입니다: ${product}. portal.yaml과 서비스 어디에도 이 이름이 없습니다.`,
      },
      remedy: {
        en: 'Correct the name if it is mistyped. For a new product, name its owner under owners.products in portal.yaml.',
        ko: '잘못 입력했다면 이름을 고치십시오. 새 제품이면 portal.yaml의 owners.products에 소유자를 등록하십시오.',
      },
    },
  ];
}
