import { Link } from 'react-router-dom';
import { ResponseError } from '@backstage/errors';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  compareAmounts,
  PULL_COSTS_CHANNEL,
  type PullCost,
  pullCostSchema,
  ZERO,
} from '@infra-portal/infra-common';
import { useLive } from '../live/useLive';
import { StatusMark, type Tone } from '../state/StatusMark';
import { briefMoneyText } from '../text/moneyText';
import { useLanguage } from '../text/useLanguage';
import { infraReactTranslationRef } from '../translation/ref';
import styles from './PullCostLine.module.css';

type Judgement = NonNullable<PullCost['judgement']>;

const TONES: Record<Judgement['verdict'], Tone> = {
  pass: 'good',
  warn: 'warning',
  block: 'bad',
};

/** Parts of the address of a pull request's costs. */
export interface PullCostPlace {
  host: string;
  owner: string;
  name: string;
  number: string;
  [part: string]: string;
}

/**
 * What a pull request would change of the costs, in one line that leads to all
 * of it; live. Nothing where the portal has no costs, does not know the pull
 * request, or the reader may not see them.
 */
export function PullCostLine(props: {
  /** `host/owner/name` */
  repository: string;
  number: number;
  /** Where its costs are; undefined where the app shows no costs. */
  path?(place: PullCostPlace): string;
  /** A heading above says already that it is about costs. */
  untitled?: boolean;
}) {
  const { path, ...pull } = props;
  return path ? <Line {...pull} path={path} /> : null;
}

function Line(props: {
  repository: string;
  number: number;
  path(place: PullCostPlace): string;
  untitled?: boolean;
}) {
  const { repository, number, path, untitled } = props;
  const { t } = useTranslationRef(infraReactTranslationRef);
  const [host = '', owner = '', name = ''] = repository.split('/');
  const place = { host, owner, name, number: String(number) };
  const load = useLoad();
  const { value } = useLive({
    channel: PULL_COSTS_CHANNEL,
    key: `${repository} ${number}`,
    load: signal => load(place, signal),
    concerns: message =>
      message.repository === repository && message.number === number,
  });
  if (!value || value.state === 'none') return null;
  return (
    <p className={styles.line}>
      {!untitled && <span className={styles.title}>{t('pullCost.title')}</span>}
      <Said pull={value} />
      <Link to={path(place)}>{t('pullCost.link')}</Link>
    </p>
  );
}

function Said({ pull: { judgement, state } }: { pull: PullCost }) {
  const { t } = useTranslationRef(infraReactTranslationRef);
  const language = useLanguage();
  if (!judgement) {
    return (
      <span>{t(`pullCost.${state === 'failed' ? 'failed' : 'pending'}`)}</span>
    );
  }
  const { delta, currency, verdict } = judgement;
  const text =
    compareAmounts(delta, ZERO) === 0
      ? t('pullCost.same')
      : t('pullCost.change', {
          amount: briefMoneyText(delta, currency, language, true),
        });
  return (
    <>
      <span title={`${delta} ${currency}`}>{text}</span>
      <StatusMark tone={TONES[verdict]}>{t(`pullCost.${verdict}`)}</StatusMark>
    </>
  );
}

/** Asks the backend of costs, whose screens are another plugin's. */
function useLoad() {
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  return async (
    { host, owner, name, number }: PullCostPlace,
    signal: AbortSignal,
  ): Promise<PullCost> => {
    const base = await discovery.getBaseUrl('infra-cost');
    const path = [host, owner, name, number].map(encodeURIComponent).join('/');
    const url = `${base}/pull-requests/${path}/brief`;
    const response = await fetch(url, { signal });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return pullCostSchema.parse(await response.json());
  };
}
