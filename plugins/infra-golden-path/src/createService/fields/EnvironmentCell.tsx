import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FormEnvironment } from '@infra-portal/infra-common';
import { answerAt } from '../../form/answers';
import {
  environmentDefault,
  memoryOptions,
  type Setting,
} from '../../form/environmentDefaults';
import { environmentsOf } from '../../form/model';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { useForm } from '../formState';
import { NumberInput } from './NumberInput';
import styles from './EnvironmentTable.module.css';

/** One setting of one environment: the default, or what is said for it. */
export function EnvironmentCell(props: {
  setting: Setting;
  label: string;
  environment: FormEnvironment;
  /** Id of what says that it is wrong; it is wrong then. */
  describedBy?: string;
}) {
  const { setting, label, environment, describedBy } = props;
  const validity = {
    'aria-describedby': describedBy,
    'aria-invalid': describedBy !== undefined || undefined,
  };
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context, answers, set } = useForm();
  const all = environmentsOf(context, answers);
  const path = ['environments', environment.name, ...setting.split('.')];
  const said = answerAt({ environments: all }, path);
  const { regions } = context.model;
  const standard = (of: Setting) =>
    environmentDefault(of, environment, answers, regions.default);
  const usual = standard(setting);
  const origin = said === undefined ? usual.origin : 'answer';
  const chip = (
    <span className={styles.origin} data-origin={origin}>
      {t(`origin.${origin}`)}
    </span>
  );
  const own = answerAt(all, [environment.name]) ?? {};
  const put = (at: string[], value: unknown) => {
    // Chosen environments are written down once one of them is changed.
    if (answers.environments === undefined) set(['environments'], all);
    set(['environments', environment.name, ...at], value);
  };
  if (setting === 'count.min' || setting === 'count.max') {
    const part = setting === 'count.min' ? 'min' : 'max';
    const count = answerAt(own, ['count']) as Record<string, unknown>;
    const change = (value: unknown) => {
      const other = part === 'min' ? 'max' : 'min';
      const rest = count?.[other] ?? standard(`count.${other}`).value;
      const back = standard(`count.${other}`).value === rest;
      if (value === undefined && back) put(['count'], undefined);
      else {
        const next = value ?? usual.value;
        const values = { ...count, [part]: next, [other]: rest };
        put(['count'], widened(values, part));
      }
    };
    return (
      <>
        <NumberInput
          {...validity}
          aria-label={label}
          placeholder={String(usual.value)}
          value={said}
          onChange={change}
        />
        {chip}
      </>
    );
  }
  const cpu = answerAt(own, ['cpu']) ?? standard('cpu').value;
  const options = {
    cpu: environment.cpu.allowed,
    memory: memoryOptions(environment, context.path?.runtime, cpu),
    region: regions.allowed,
    'database.instance': environment.database.allowed,
    'cache.node': environment.cache.allowed,
  }[setting];
  // The default is said once, as what holds without a choice.
  const others = options.filter(each => each !== usual.value || each === said);
  const known = said === undefined || others.includes(said as never);
  return (
    <>
      <select
        {...validity}
        aria-label={label}
        className={styles.select}
        data-default={said === undefined}
        value={String(said ?? '')}
        onChange={event => {
          const text = event.target.value;
          const chosen = options.find(each => String(each) === text);
          put(setting.split('.'), chosen);
        }}
      >
        <option value="">{String(usual.value)}</option>
        {!known && <option value={String(said)}>{String(said)}</option>}
        {others.map(each => (
          <option key={each} value={String(each)}>
            {each}
          </option>
        ))}
      </select>
      {chip}
    </>
  );
}

/** Keeps `min` ≤ `max` by moving the one that was not changed. */
function widened(count: Record<string, unknown>, changed: 'min' | 'max') {
  const { min, max } = count;
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) {
    return count;
  }
  return changed === 'min' ? { ...count, max: min } : { ...count, min: max };
}
