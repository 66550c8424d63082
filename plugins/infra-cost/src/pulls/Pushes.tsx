import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PullPush } from '@infra-portal/infra-common';
import {
  Age,
  Section,
  tableStyles as table,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { Figure, useChartText } from '../chart/Figure';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { VerdictMark } from './marks';
import styles from './Pulls.module.css';

/** How the estimate moved from push to push. */
export function Pushes(props: {
  pushes: readonly PullPush[];
  currency: string;
}) {
  const { pushes, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [chosen, setChosen] = useState<number>();
  if (pushes.length < 2) return null;
  const priced = pushes.filter(({ after }) => after !== undefined).reverse();
  const at = Math.min(chosen ?? priced.length - 1, priced.length - 1);
  return (
    <Section title={t('pull.pushes')} note={t('pull.pushes.note')}>
      <div className={styles.parts}>
        {priced.length > 1 && (
          <PushChart
            pushes={priced}
            currency={currency}
            chosen={at}
            onChoose={setChosen}
          />
        )}
        <PushTable
          pushes={pushes}
          currency={currency}
          chosen={priced.length > 1 ? priced[at].commit : undefined}
        />
      </div>
    </Section>
  );
}

function PushChart(props: {
  pushes: readonly PullPush[];
  currency: string;
  chosen: number;
  onChoose(index: number): void;
}) {
  const { pushes, currency, chosen, onChoose } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const chartText = useChartText();
  const format = new Intl.DateTimeFormat(language, {
    ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  });
  const amounts = pushes.flatMap(({ after }) => after ?? []);
  const dates = pushes.map(({ at }) => new Date(at));
  const days = (Number(dates.at(-1)) - Number(dates[0])) / 86_400_000;
  return (
    <Figure
      label={chartText(amounts, currency, Math.max(1, Math.ceil(days)))}
      sliderLabel={t('pull.pushes.choose')}
      dates={dates}
      dateText={date => format.format(date)}
      currency={currency}
      bands={[{ label: t('pull.after'), amounts }]}
      chosen={chosen}
      onChoose={onChoose}
      stepped
    />
  );
}

function PushTable(props: {
  pushes: readonly PullPush[];
  currency: string;
  chosen?: string;
}) {
  const { pushes, currency, chosen } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <table className={table.table} aria-label={t('pull.pushes')}>
      <thead>
        <tr>
          <th scope="col">{t('pull.push')}</th>
          <th scope="col">{t('stack.commit')}</th>
          <th scope="col">{t('pull.after')}</th>
          <th scope="col">{t('pull.change')}</th>
          <th scope="col">{t('pulls.column.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {pushes.map(push => (
          <tr
            key={`${push.commit} ${push.at}`}
            className={styles.push}
            aria-current={push.commit === chosen || undefined}
          >
            <th scope="row">
              <Age at={push.at} />
            </th>
            <td data-label={t('stack.commit')}>
              <Verbatim text={push.commit.slice(0, 10)} />
            </td>
            <PushAmounts push={push} currency={currency} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a push came to, or how far its pricing is. */
function PushAmounts(props: { push: PullPush; currency: string }) {
  const { push, currency } = props;
  const { after, delta, state, verdict } = push;
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <>
      <td className={table.words} data-label={t('pull.after')}>
        {after !== undefined && <Money amount={after} currency={currency} />}
        {after === undefined && state !== 'priced' && (
          <span className={styles.quiet}>{t(`pulls.state.${state}`)}</span>
        )}
      </td>
      <td className={table.words} data-label={t('pull.change')}>
        {delta !== undefined && (
          <Change change={delta} currency={currency} monthly={after} />
        )}
      </td>
      <td className={table.words} data-label={t('pulls.column.verdict')}>
        {verdict && <VerdictMark verdict={verdict} />}
      </td>
    </>
  );
}
