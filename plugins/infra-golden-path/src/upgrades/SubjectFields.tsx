import { useId } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { parseModuleSource } from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  LoadProblem,
  useLive,
} from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { type UpgradeForm, wrongFields } from './form';
import { UPGRADES_CHANNEL, upgradesApiRef } from './UpgradesApi';
import styles from './Upgrades.module.css';

interface Props {
  form: UpgradeForm;
  onChange(part: Partial<UpgradeForm>): void;
}

/** What is upgraded, to which version. */
export function SubjectFields({ form, onChange }: Props) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const name = useId();
  return (
    <fieldset>
      <legend>{t('upgrades.subject')}</legend>
      <div
        className={styles.row}
        role="radiogroup"
        aria-label={t('upgrades.kind')}
      >
        {(['module', 'golden-path'] as const).map(kind => (
          <label key={kind} className={controls.check}>
            <input
              type="radio"
              name={name}
              checked={form.kind === kind}
              onChange={() => onChange({ kind, name: '', to: '' })}
            />
            {t(`upgrades.kind.${kind}`)}
          </label>
        ))}
      </div>
      {form.kind === 'module' ? (
        <ModuleFields form={form} onChange={onChange} />
      ) : (
        <PathFields form={form} onChange={onChange} />
      )}
    </fieldset>
  );
}

interface Choice {
  name: string;
  title: string;
  to?: string;
}

/** Its versions are not known here, and can be written nevertheless. */
const isOfRegistry = (source: string) =>
  parseModuleSource(source).kind === 'registry';

function ModuleFields({ form, onChange }: Props) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(upgradesApiRef);
  const all = useLive({
    channel: UPGRADES_CHANNEL,
    key: 'modules',
    load: signal => api.modules(signal),
  });
  const one = useLive({
    channel: UPGRADES_CHANNEL,
    key: form.name,
    load: async signal =>
      form.name ? (await api.module(form.name, signal)).versionList : [],
  });
  const choices = (all.value?.items ?? [])
    .filter(
      each =>
        each.calls > 0 && (each.versions > 0 || isOfRegistry(each.source)),
    )
    .map(({ name, title, latest, outdated }) => ({
      ...{ name, to: latest },
      title:
        outdated > 0
          ? `${title} · ${t('upgrades.outdated', { count: outdated })}`
          : title,
    }));
  return (
    <>
      {all.error && <LoadProblem error={all.error} onRetry={all.reload} />}
      <NameField
        {...{ form, onChange, choices }}
        label={t('upgrades.module')}
      />
      <VersionField {...{ form, onChange }} versions={one.value ?? []} />
    </>
  );
}

function PathFields({ form, onChange }: Props) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const live = useLive({
    channel: UPGRADES_CHANNEL,
    key: 'paths',
    load: () => api.form(),
  });
  const paths = live.value?.goldenPaths ?? [];
  const versions = paths
    .filter(({ name }) => name === form.name)
    .map(({ version }) => version);
  return (
    <>
      {live.error && <LoadProblem error={live.error} onRetry={live.reload} />}
      <NameField
        {...{ form, onChange }}
        label={t('upgrades.path')}
        choices={paths.map(({ name, version }) => ({
          ...{ name, title: name, to: version },
        }))}
      />
      <VersionField {...{ form, onChange, versions }} />
    </>
  );
}

function NameField(props: Props & { label: string; choices: Choice[] }) {
  const { form, label, choices, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const isKnown = choices.some(({ name }) => name === form.name);
  return (
    <label className={controls.control}>
      {label}
      <select
        value={form.name}
        onChange={({ target }) => {
          const found = choices.find(({ name }) => name === target.value);
          onChange({ name: target.value, to: found?.to ?? '' });
        }}
      >
        <option value="">{t('upgrades.choose')}</option>
        {form.name && !isKnown && (
          <option value={form.name}>{form.name}</option>
        )}
        {choices.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function VersionField(props: Props & { versions: string[] }) {
  const { form, versions, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const list = useId();
  const hint = useId();
  const isWrong = wrongFields(form).has('to');
  return (
    <>
      <label className={controls.control}>
        {t('upgrades.version')}
        <input
          list={list}
          value={form.to}
          maxLength={60}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? hint : undefined}
          onChange={({ target }) => onChange({ to: target.value })}
        />
      </label>
      <datalist id={list}>
        {versions.map(version => (
          <option key={version} value={version} />
        ))}
      </datalist>
      {isWrong && (
        <p id={hint} className={styles.wrong}>
          {t('upgrades.version.wrong')}
        </p>
      )}
    </>
  );
}
