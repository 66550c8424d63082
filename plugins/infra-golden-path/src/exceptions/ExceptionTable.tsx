import { Fragment } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  ExceptionState,
  KnownException,
} from '@infra-portal/infra-common';
import {
  pageStyles as page,
  safeHref,
  shortRepository,
  StatusMark,
  tableStyles as table,
  type Tone,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { PersonName } from '../request/PersonName';
import { StackName } from '../request/StackName';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { Asked } from './ExceptionDialog';
import styles from './Exceptions.module.css';

export const EXCEPTION_TONES: Record<ExceptionState, Tone> = {
  ended: 'bad',
  unused: 'warning',
  ending: 'warning',
  active: 'good',
};

type Ask = (asked: Asked) => void;

/** Exceptions, what they allow, why, until when and who answers for it. */
export function ExceptionTable(props: {
  items: readonly KnownException[];
  /** Absent: the reader may propose nothing. */
  onAsk: Ask | false;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <table className={table.table} aria-label={t('exceptions.list')}>
      <thead>
        <tr>
          <th scope="col">{t('exceptions.column.exception')}</th>
          <th scope="col">{t('exceptions.column.state')}</th>
          <th scope="col">{t('exceptions.column.stacks')}</th>
          <th scope="col">{t('exceptions.column.reason')}</th>
          <th scope="col">{t('exceptions.column.people')}</th>
          {props.onAsk && <th scope="col">{t('exceptions.column.acts')}</th>}
        </tr>
      </thead>
      <tbody>
        {props.items.map(item => (
          <Row key={item.key} item={item} onAsk={props.onAsk} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item, onAsk }: { item: KnownException; onAsk: Ask | false }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { id, kind, rule, owner, approvedBy, reason } = item;
  return (
    <tr>
      <th scope="row">
        <Verbatim text={id} />
        <span className={table.marks}>
          <span className={table.pill}>{t(`exceptions.kind.${kind}`)}</span>
          <code>
            <Verbatim text={rule} />
          </code>
        </span>
        <Place item={item} />
      </th>
      <td data-label={t('exceptions.column.state')}>
        <Standing item={item} />
      </td>
      <td data-label={t('exceptions.column.stacks')}>
        <Stacks item={item} />
      </td>
      <td data-label={t('exceptions.column.reason')}>
        <span>
          <Verbatim text={reason} />
        </span>
      </td>
      <td data-label={t('exceptions.column.people')}>
        <div className={table.stacked}>
          <span>
            {t('exceptions.owner')}{' '}
            {owner === undefined ? (
              <span className={page.quiet}>{t('exceptions.owner.none')}</span>
            ) : (
              <PersonName who={owner} />
            )}
          </span>
          <span>
            {t('exceptions.approver')} <PersonName who={approvedBy} />
          </span>
        </div>
      </td>
      {onAsk && (
        <td data-label={t('exceptions.column.acts')}>
          <Acts item={item} onAsk={onAsk} />
        </td>
      )}
    </tr>
  );
}

function Place({ item }: { item: KnownException }) {
  const { repository, file, line, url } = item;
  const href = safeHref(url);
  const text = (
    <Verbatim text={`${shortRepository(repository)} · ${file}:${line}`} />
  );
  return (
    <span className={table.place}>
      {href ? (
        <a href={href} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </span>
  );
}

function Standing({ item }: { item: KnownException }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const local = useLocalised();
  const { state, until, daysLeft, detail } = item;
  return (
    <div className={table.stacked}>
      <StatusMark tone={EXCEPTION_TONES[state]}>
        {t(`exceptions.state.${state}`)}
      </StatusMark>
      <span className={styles.until}>
        {t(daysLeft < 0 ? 'exceptions.was' : 'exceptions.until', { until })}
      </span>
      <span className={page.quiet}>
        {daysLeft < 0
          ? t('exceptions.daysAgo', { count: -daysLeft })
          : t('exceptions.daysLeft', { count: daysLeft })}
      </span>
      {detail && (
        <span className={page.quiet}>
          <Verbatim text={local(detail)} />
        </span>
      )}
    </div>
  );
}

function Stacks({ item }: { item: KnownException }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <ul className={styles.stacks}>
      {item.stacks.map(({ pattern, found, dirs }) => (
        <li key={pattern}>
          <code>
            <Verbatim text={pattern} />
          </code>{' '}
          <span className={page.quiet}>
            {found === 0
              ? t('exceptions.gone')
              : t('exceptions.found', { count: found })}
          </span>
          {dirs.some(({ name }) => name !== undefined) && (
            <span className={styles.names}>
              {dirs.map(({ dir, name }, index) => (
                <Fragment key={dir}>
                  {index > 0 && ', '}
                  <StackName name={name} dir={dir} />
                </Fragment>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Acts({ item, onAsk }: { item: KnownException; onAsk: Ask }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <div className={styles.acts}>
      {(['remove', 'extend'] as const).map(act => (
        <Button
          key={act}
          size="small"
          variant="secondary"
          aria-label={t(`exceptions.act.${act}.of`, { id: item.id })}
          onPress={() => onAsk({ act, item })}
        >
          {t(`exceptions.act.${act}`)}
        </Button>
      ))}
    </div>
  );
}
