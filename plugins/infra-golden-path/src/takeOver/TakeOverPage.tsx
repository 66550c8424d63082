import { Link, useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  TakeOverCandidate,
  TakeOverDue,
  TakeOverList,
} from '@infra-portal/infra-common';
import {
  Age,
  columnStyles as columns,
  LivePage,
  Note,
  Section,
  shortRepository,
  tableStyles as table,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { ChangeTabs } from '../pullRequests/ChangeTabs';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Applied } from './Applied';
import { StackTakeOver } from './StackTakeOver';
import { takeOverApiRef } from './TakeOverApi';
import styles from './TakeOver.module.css';

/** Pull requests that are merged change it. */
const CHANNEL = 'infra-golden-path:requests';

const addressOf = (
  { repository, dir }: Pick<TakeOverCandidate, 'repository' | 'dir'>,
  step?: 'finish',
) => `?${new URLSearchParams({ repository, dir, ...(step && { step }) })}`;

/** Hand-written stacks; one of them where the address names it. */
export function TakeOverPage() {
  const [search] = useSearchParams();
  const repository = search.get('repository');
  const dir = search.get('dir');
  const step = search.get('step') === 'finish' ? 'finish' : 'begin';
  if (repository === null || dir === null) return <TakeOverStacks />;
  return <StackTakeOver repository={repository} dir={dir} step={step} />;
}

function TakeOverStacks() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(takeOverApiRef);
  const live = useLive({
    channel: CHANNEL,
    key: 'take-over',
    load: signal => api.list(signal),
  });
  useTabTitle(t('takeOver.title'));
  const title = (
    <>
      <ChangeTabs />
      <h1>{t('takeOver.title')}</h1>
      <p className={styles.lead}>{t('takeOver.lead')}</p>
    </>
  );
  return (
    <LivePage label={t('takeOver.title')} live={live} title={title} wide>
      {list => <Lists list={list} />}
    </LivePage>
  );
}

function Lists({ list }: { list: TakeOverList }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { items, due, unread, observedAt } = list;
  return (
    <div className={columns.main}>
      {unread.map(({ repository, message }) => (
        <Note
          key={repository}
          tone="warning"
          title={t('takeOver.unread', {
            repository: shortRepository(repository),
          })}
        >
          <Verbatim text={message} />
        </Note>
      ))}
      {due.length > 0 && <Due due={due} />}
      <Section title={t('takeOver.stacks')} note={<Age at={observedAt} />}>
        {items.length === 0 ? (
          <Note title={t('takeOver.none')} />
        ) : (
          <Candidates items={items} />
        )}
      </Section>
    </div>
  );
}

/** Stacks of which something may fit first; the rest is folded away. */
function Candidates({ items }: { items: readonly TakeOverCandidate[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const fitting = items.filter(({ possible }) => possible > 0);
  const others = items.filter(({ possible }) => possible === 0);
  const rest = t('takeOver.others', { count: others.length });
  return (
    <>
      {fitting.length > 0 && (
        <CandidateTable title={t('takeOver.stacks')} items={fitting} />
      )}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{rest}</summary>
          <CandidateTable title={rest} items={others} />
        </details>
      )}
    </>
  );
}

function CandidateTable(props: {
  title: string;
  items: readonly TakeOverCandidate[];
}) {
  const { title, items } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <table className={table.table} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t('takeOver.stack')}</th>
          <th scope="col">{t('takeOver.possible')}</th>
          <th scope="col">{t('takeOver.foreign')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(each => (
          <tr key={each.stack}>
            <th scope="row">
              <Link to={addressOf(each)}>
                <Verbatim text={each.dir} />
              </Link>
              <span className={table.place}>
                <Verbatim text={shortRepository(each.repository)} />
              </span>
            </th>
            <td data-label={t('takeOver.possible')}>
              {t('takeOver.atMost', {
                possible: String(each.possible),
                resources: String(each.resources),
              })}
            </td>
            <td data-label={t('takeOver.foreign')}>{each.foreign}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Due({ due }: { due: readonly TakeOverDue[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Section title={t('takeOver.due')}>
      <p>{t('takeOver.due.hint')}</p>
      <ul>
        {due.map(each => (
          <li key={each.path}>
            <Link to={addressOf(each, 'finish')}>
              <Verbatim text={each.path} />
            </Link>{' '}
            {t('takeOver.blocks', { count: each.blocks })}
            <Applied apply={each.apply} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
