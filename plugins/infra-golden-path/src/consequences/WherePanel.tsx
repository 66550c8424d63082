import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PreviewEnvironment } from '@infra-portal/infra-common';
import { Note, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Facts.module.css';

/** A value in words: texts as they are, of an object its parts. */
function settingText(value: unknown): string {
  if (typeof value === 'string') return value;
  const isObject =
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${JSON.stringify(part)}`)
    .join(', ');
}

/** Where each environment of the service will be, and its settings with their origin. */
export function WherePanel(props: { environments: PreviewEnvironment[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (props.environments.length === 0) {
    return (
      <Note title={t('consequences.where.empty.title')}>
        {t('consequences.where.empty.description')}
      </Note>
    );
  }
  return (
    <div className={styles.panel}>
      {props.environments.map(environment => (
        <Environment key={environment.stack} environment={environment} />
      ))}
    </div>
  );
}

function Environment(props: { environment: PreviewEnvironment }) {
  const { environment } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const facts = [
    ['account', environment.account],
    ['region', environment.region],
    ['directory', environment.directory],
    ['stack', environment.stack],
  ] as const;
  return (
    <section aria-label={environment.name}>
      <h3 className={styles.heading}>{environment.name}</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`consequences.where.${name}`)}</dt>
            <dd>
              <Verbatim text={value} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('consequences.where.url')}</dt>
          <dd>
            {/* Not a link: nothing answers there before it is applied. */}
            {environment.url === undefined ? (
              t('consequences.where.noUrl')
            ) : (
              <Verbatim text={environment.url} />
            )}
          </dd>
        </div>
      </dl>
      {environment.settings.length > 0 && (
        <table className={styles.table}>
          <caption>{t('consequences.where.settings')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('consequences.where.setting')}</th>
              <th scope="col">{t('consequences.where.value')}</th>
              <th scope="col">{t('consequences.where.origin')}</th>
            </tr>
          </thead>
          <tbody>
            {environment.settings.map(setting => (
              <tr key={setting.name}>
                <th scope="row">
                  <code>
                    <Verbatim text={setting.name} />
                  </code>
                </th>
                <td>
                  <Verbatim text={settingText(setting.value)} />
                </td>
                <td>{t(`consequences.where.origin.${setting.origin}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
