import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ResourceChange } from '@infra-portal/infra-common';
import {
  SearchBox,
  Section,
  controlStyles as controls,
  pageStyles as page,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import { ResourceList } from './ResourceList';
import { addressOf, byRisk, fitting, RISKS } from './resources';
import styles from './Run.module.css';

/** What a plan does to each resource: what is lost first, no changes folded. */
export function Resources(props: {
  title: string;
  /** What the plan printed. */
  output?: string;
  resources: readonly ResourceChange[];
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { title, output, resources } = props;
  const [text, setText] = useState('');
  const wanted = addressOf(useLocation().hash);
  const shown = fitting(resources, text, action => t(`run.action.${action}`));
  const groups = byRisk(shown);
  const lines = output?.split('\n') ?? [];
  return (
    <Section
      title={title}
      note={t('run.resources.count', { count: resources.length })}
    >
      <div className={styles.resources}>
        <div className={controls.bar}>
          <SearchBox
            label={t('run.filter')}
            placeholder={t('run.filter.placeholder')}
            text={text}
            onChange={setText}
          />
        </div>
        {shown.length === 0 && (
          <p className={page.quiet} role="status">
            {t('run.filter.none')}
          </p>
        )}
        {RISKS.map(risk => {
          const own = groups[risk];
          const list = (
            <ResourceList resources={own} lines={lines} wanted={wanted} />
          );
          const heading = t(`run.risk.${risk}`, { count: own.length });
          if (own.length === 0) return null;
          const isOpen =
            text !== '' || own.some(({ address }) => address === wanted);
          return risk === 'same' ? (
            <details key={risk} className={styles.group} open={isOpen}>
              <summary>{heading}</summary>
              {list}
            </details>
          ) : (
            <div key={risk} className={styles.group} data-risk={risk}>
              <h3>{heading}</h3>
              {list}
            </div>
          );
        })}
      </div>
    </Section>
  );
}
