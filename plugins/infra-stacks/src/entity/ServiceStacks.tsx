import type { Entity } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  productOfService,
  STACKS_CHANNEL,
  stacksOfService,
} from '@infra-portal/infra-common';
import {
  cardStyles as styles,
  EnvironmentMark,
  Note,
  useLive,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { FindingCounts } from '../parts/FindingCounts';
import { FoldedList } from '../parts/FoldedList';
import { StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';
import { LiveCard, SourcesLink } from './LiveCard';

/** Card of a service: its stacks, by environment. */
export function ServiceStacks() {
  const { entity } = useEntity();
  const product = productOfService(entity);
  if (product === undefined) return null;
  return <Card entity={entity} product={product} />;
}

function Card({ entity, product }: { entity: Entity; product: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: product,
    load: signal => api.product(product, signal),
  });
  const missing = {
    title: t('entity.service.missing'),
    description: t('entity.service.missing.description'),
  };
  return (
    <LiveCard title={t('entity.service.title')} live={live} missing={missing}>
      {({ items }) => {
        const stacks = stacksOfService(entity, items);
        if (stacks.length === 0) {
          return (
            <>
              <Note title={missing.title}>
                <p>{missing.description}</p>
              </Note>
              <SourcesLink />
            </>
          );
        }
        return (
          <FoldedList
            items={stacks}
            keyOf={({ ref }) => ref}
            className={styles.rows}
          >
            {({ name, environment, findings }) => (
              <>
                <StackLink name={name} />
                {environment && <EnvironmentMark name={environment} />}
                <FindingCounts counts={findings} />
              </>
            )}
          </FoldedList>
        );
      }}
    </LiveCard>
  );
}
