import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { answerAt } from '../../form/answers';
import { serviceEnvironments } from '../../form/context';
import type { Setting } from '../../form/environmentDefaults';
import { environmentsOf } from '../../form/model';
import { supportsPart } from '../../form/supports';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { boxId, useForm } from '../formState';
import { EnvironmentCell } from './EnvironmentCell';
import { IssueList } from './IssueList';
import styles from './EnvironmentTable.module.css';

const LABELS = {
  cpu: 'table.cpu',
  memory: 'table.memory',
  'count.min': 'table.min',
  'count.max': 'table.max',
  region: 'table.region',
  'database.instance': 'table.database',
  'cache.node': 'table.cache',
} as const;

/** In which environments it is, and what is different there. */
export function EnvironmentTable() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context, answers, set, issuesAt } = useForm();
  const chosen = environmentsOf(context, answers);
  const environments = serviceEnvironments(context.model);
  const shown: Record<Setting, boolean> = {
    cpu: supportsPart(context, 'cpu'),
    memory: supportsPart(context, 'memory'),
    'count.min': supportsPart(context, 'count'),
    'count.max': supportsPart(context, 'count'),
    region: context.model.regions.allowed.length > 1,
    'database.instance':
      supportsPart(context, 'database') && answers.database !== undefined,
    'cache.node': supportsPart(context, 'cache') && answers.cache !== undefined,
  };
  const rows = (Object.keys(LABELS) as Setting[]).filter(each => shown[each]);
  const use = (name: string, on: boolean) => {
    const next = environments
      .map(each => each.name)
      .filter(each => (each === name ? on : Object.hasOwn(chosen, each)))
      .map(each => [each, answerAt(chosen, [each]) ?? {}]);
    set(['environments'], Object.fromEntries(next));
  };
  return (
    <div
      id={boxId('environments')}
      tabIndex={-1}
      data-wide="true"
      className={styles.box}
    >
      {/* Focusable, so that it can be scrolled with the keyboard. */}
      <div
        className={styles.scroll}
        role="region"
        aria-label={t('table.caption')}
        tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex
      >
        <table className={styles.table}>
          <caption className={styles.caption}>
            <strong>{t('table.caption')}</strong>
            <span className={styles.help}>{t('table.help')}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('table.setting')}</th>
              {environments.map(({ name }) => (
                <th key={name} scope="col">
                  <label className={styles.use}>
                    <input
                      type="checkbox"
                      checked={Object.hasOwn(chosen, name)}
                      aria-label={t('table.use', { environment: name })}
                      onChange={event => use(name, event.target.checked)}
                    />
                    {name}
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(setting => (
              <tr key={setting}>
                <th scope="row">{t(LABELS[setting])}</th>
                {environments.map(environment => (
                  <td key={environment.name}>
                    {Object.hasOwn(chosen, environment.name) ? (
                      <EnvironmentCell
                        setting={setting}
                        label={t('table.cell', {
                          setting: t(LABELS[setting]),
                          environment: environment.name,
                        })}
                        environment={environment}
                      />
                    ) : (
                      <span aria-hidden="true">–</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <IssueList id="environments-issues" issues={issuesAt('environments')} />
    </div>
  );
}
