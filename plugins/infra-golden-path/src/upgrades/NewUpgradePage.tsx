import { useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { UpgradeOrder } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  pageStyles as page,
  useTabTitle,
} from '@infra-portal/infra-react';
import { useAsked } from '../api/useAsked';
import { ChangeTabs } from '../pullRequests/ChangeTabs';
import { upgradesRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { BeginUpgrade } from './BeginUpgrade';
import { formOf, orderOf, type UpgradeForm } from './form';
import { PreviewPane } from './PreviewPane';
import { RulesFields } from './RulesFields';
import { SubjectFields } from './SubjectFields';
import { type UpgradesApi, upgradesApiRef } from './UpgradesApi';
import { useKnownParts } from './useKnownParts';
import styles from './Upgrades.module.css';

/** Milliseconds that answers have to stay the same for before they are looked at. */
const SETTLED = 400;

/** Chooses what is upgraded and how, and shows what would come of it. */
export function NewUpgradePage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(upgradesApiRef);
  const upgrades = useRoutePath(upgradesRouteRef);
  const [search, setSearch] = useSearchParams();
  const [form, setForm] = useState(() => formOf(search));
  const order = orderOf(form);
  const preview = usePreview(api, order);
  const known = useKnownParts(form, preview.answer);
  const change = (part: Partial<UpgradeForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    const { kind, name, to } = next;
    setSearch({ kind, name, to }, { replace: true });
  };
  useTabTitle(t('upgrades.new'));
  return (
    <main className={page.page} data-wide="true" aria-label={t('upgrades.new')}>
      <ChangeTabs />
      <p className={page.back}>
        <Link to={upgrades?.() ?? '..'}>{t('upgrades.back')}</Link>
      </p>
      <h1>{t('upgrades.new')}</h1>
      <p className={styles.intro}>{t('upgrades.new.description')}</p>
      <div className={columns.columns}>
        <PreviewPane asked={preview} />
        <form
          className={styles.form}
          onSubmit={event => event.preventDefault()}
        >
          <SubjectFields form={form} onChange={change} />
          <RulesFields
            form={form}
            known={known}
            mayAutoMerge={preview.answer?.mayAutoMerge}
            onChange={change}
          />
          <BeginUpgrade
            order={order}
            preview={preview.status === 'ready' ? preview.answer : undefined}
          />
        </form>
      </div>
    </main>
  );
}

function usePreview(api: UpgradesApi, order: UpgradeOrder | undefined) {
  const ask = useCallback(
    (asked: UpgradeOrder, signal: AbortSignal) => api.preview(asked, signal),
    [api],
  );
  // A note changes nothing of what would be done.
  const asked = order && { subject: order.subject, rules: order.rules };
  return useAsked(ask, asked, false, { settled: SETTLED });
}
