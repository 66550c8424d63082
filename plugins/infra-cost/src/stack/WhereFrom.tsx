import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StackCostDetail } from '@infra-portal/infra-common';
import { Age, Fact, FactList, shortOwner } from '@infra-portal/infra-react';
import { CopyBadge } from '../parts/CopyBadge';
import { ProductLink, StackLink } from '../parts/Links';
import { costsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';

/** Whose stack it is, who priced it, and when. */
export function WhereFrom({ stack }: { stack: StackCostDetail }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const costs = useRoutePath(costsRouteRef);
  const { cost, product, owner } = stack;
  return (
    <FactList title={t('stack.what')} open="">
      {product !== undefined && (
        <Fact title={t('dimension.product')}>
          <ProductLink name={product} />
        </Fact>
      )}
      <Fact title={t('dimension.service')} text={stack.service} />
      <Fact title={t('dimension.environment')} text={stack.environment} />
      <Fact title={t('dimension.owner')} text={owner && shortOwner(owner)} />
      <Fact title={t('dimension.repository')} text={stack.repository} />
      <Fact title={t('stack.folder')} text={stack.dir} />
      {cost && (
        <>
          <Fact title={t('stack.grade')} text={t(`grade.${cost.grade}`)} />
          <Fact title={t('stack.source')} text={cost.source} />
          <Fact title={t('stack.commit')} text={cost.commit.slice(0, 10)} />
          <Fact title={t('stack.priced')}>
            <Age at={cost.pricedAt} />
          </Fact>
        </>
      )}
      <Fact title={t('costs.column.stack')}>
        <StackLink name={stack.name} text={t('stack.page')} />
      </Fact>
      <Fact title={t('badge.title')}>
        <CopyBadge kind="stacks" name={stack.name} />
      </Fact>
      {product !== undefined && costs && (
        <Fact title={t('costs.title')}>
          <Link to={`${costs()}?product=${encodeURIComponent(product)}`}>
            {t('stack.productCosts')}
          </Link>
        </Fact>
      )}
    </FactList>
  );
}
