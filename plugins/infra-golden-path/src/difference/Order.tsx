import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Preview, ServiceDifference } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** What has to be done when, as far as the files tell. */
export function Order(props: {
  difference: ServiceDifference;
  preview: Preview;
}) {
  const { stacks } = props.difference;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const held = stacks.flatMap(({ environment, destroyed, replaced }) =>
    [...destroyed, ...replaced].flatMap(({ address, protectedBy }) =>
      protectedBy ? [{ environment, address, protectedBy }] : [],
    ),
  );
  const clashes = stacks.flatMap(({ environment, clashes: found }) =>
    found.map(clash => ({ environment, ...clash })),
  );
  const planned = stacks.filter(({ state }) =>
    ['new', 'changed'].includes(state),
  );
  const approvals = props.preview.review?.approvals ?? [];
  if (planned.length === 0 && held.length === 0) return null;
  return (
    <section aria-label={t('difference.order')}>
      <h3>{t('difference.order')}</h3>
      <ol>
        {held.map(each => (
          <li key={`${each.environment} ${each.address}`}>
            <Verbatim text={t('difference.order.protected', each)} />
          </li>
        ))}
        {planned.map(({ environment, destroyed, replaced }) => {
          const count =
            approvals.find(each => each.environment === environment)?.count ??
            0;
          const gone = destroyed.length + replaced.length;
          return (
            <li key={environment}>
              {t('difference.order.apply', { environment })}{' '}
              {count > 0 && t('difference.order.approvals', { count })}{' '}
              {gone > 0 && t('difference.order.outage')}
            </li>
          );
        })}
        {clashes.map(each => (
          <li key={`${each.environment} ${each.created}`}>
            <Verbatim text={t('difference.order.clash', each)} />
          </li>
        ))}
      </ol>
    </section>
  );
}
