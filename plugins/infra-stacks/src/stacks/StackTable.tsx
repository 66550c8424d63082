import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StackSummary } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  pageStyles as page,
  shortOwner,
  shortRepository,
  StatusMark,
  tableStyles as styles,
  Verbatim,
} from '@infra-portal/infra-react';
import { FindingCounts } from '../parts/FindingCounts';
import { KindMark } from '../parts/KindMark';
import { StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';

/** Stacks in rows; on narrow screens each row is a card. */
export function StackTable(props: { stacks: readonly StackSummary[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <table className={styles.table} aria-label={t('stacks.title')}>
      <thead>
        <tr>
          <th scope="col">{t('stacks.column.stack')}</th>
          <th scope="col">{t('stacks.column.product')}</th>
          <th scope="col">{t('stacks.column.environment')}</th>
          <th scope="col">{t('stacks.column.owner')}</th>
          <th scope="col">{t('stacks.column.size')}</th>
          <th scope="col">{t('stacks.column.findings')}</th>
        </tr>
      </thead>
      <tbody>
        {props.stacks.map(stack => (
          <StackRow key={stack.ref} stack={stack} />
        ))}
      </tbody>
    </table>
  );
}

function StackRow({ stack }: { stack: StackSummary }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { product, service } = stack;
  const place = `${shortRepository(stack.repository)} · ${stack.dir}`;
  return (
    <tr>
      <th scope="row">
        <StackLink name={stack.name} />
        <span className={styles.place}>
          <Verbatim text={place} />
        </span>
        {(stack.layer === 'shared' || stack.incomplete) && (
          <span className={styles.marks}>
            {stack.layer === 'shared' && <KindMark kind="shared" />}
            {stack.incomplete && (
              <StatusMark tone="warning">{t('stacks.incomplete')}</StatusMark>
            )}
          </span>
        )}
      </th>
      <td className={styles.named} data-label={t('stacks.column.product')}>
        <div className={styles.stacked}>
          {product === undefined ? (
            <Quiet>{t('stacks.noProduct')}</Quiet>
          ) : (
            <Verbatim text={product} />
          )}
          {service !== undefined && (
            <span className={page.quiet}>
              <Verbatim text={service} />
            </span>
          )}
        </div>
      </td>
      <td data-label={t('stacks.column.environment')}>
        {stack.environment && <EnvironmentMark name={stack.environment} />}{' '}
        {stack.region && <Quiet>{stack.region}</Quiet>}
      </td>
      <td className={styles.named} data-label={t('stacks.column.owner')}>
        {stack.owner ? (
          <Verbatim text={shortOwner(stack.owner)} />
        ) : (
          <Quiet>{t('stacks.noOwner')}</Quiet>
        )}
      </td>
      <td className={styles.words} data-label={t('stacks.column.size')}>
        <div className={styles.stacked}>
          {stack.modules > 0 && (
            <span>{t('stacks.modules', { count: stack.modules })}</span>
          )}
          {stack.resources > 0 && (
            <span>{t('stacks.resources', { count: stack.resources })}</span>
          )}
          {stack.modules + stack.resources === 0 && (
            <Quiet>{t('stacks.nothing')}</Quiet>
          )}
        </div>
      </td>
      <td className={styles.words} data-label={t('stacks.column.findings')}>
        <FindingCounts counts={stack.findings} />
      </td>
    </tr>
  );
}

function Quiet(props: { children: string }) {
  return <span className={page.quiet}>{props.children}</span>;
}
