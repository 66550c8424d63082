import { useMemo, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type StackGraph, STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  LoadingLines,
  LoadProblem,
  pageStyles as page,
  Section,
  useLive,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';
import { GraphPicture } from './GraphPicture';
import { environmentsOf, graphView, type GraphView } from './graphView';
import styles from './Graph.module.css';

/** Boxes that a picture may have and still be read. */
const MOST = 80;
/** Boxes with which a picture begins with one environment only. */
const MANY = 24;

/** What a product's stacks depend on, and who depends on them; live. */
export function Graph({ product }: { product: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const { value, error, reload } = useLive({
    channel: STACKS_CHANNEL,
    key: product,
    load: signal => api.productGraph(product, signal),
  });
  return (
    <Section title={t('graph.title')}>
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && value.links.length === 0 && (
        <p className={page.quiet}>{t('graph.none')}</p>
      )}
      {value && value.links.length > 0 && (
        <Known graph={value} product={product} />
      )}
    </Section>
  );
}

function Known({ graph, product }: { graph: StackGraph; product: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const environments = environmentsOf(graph, product);
  const [chosen, setChosen] = useState(
    graph.nodes.length > MANY ? environments.at(0) : undefined,
  );
  const environment = environments.find(each => each === chosen);
  const view = useMemo(
    () => graphView(graph, product, environment),
    [graph, product, environment],
  );
  return (
    <div className={styles.graph}>
      {environments.length > 1 && (
        <label className={controls.control}>
          {t('stacks.column.environment')}
          <select
            value={environment ?? ''}
            onChange={event => setChosen(event.target.value || undefined)}
          >
            <option value="">{t('graph.all')}</option>
            {environments.map(each => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
      {view.nodes.length > MOST ? (
        <p className={page.quiet}>
          {t('graph.tooMany', { count: view.nodes.length })}
        </p>
      ) : (
        <>
          <GraphPicture view={view} product={product} />
          <ul className={styles.legend} aria-label={t('graph.legend')}>
            <li data-standing="own">{t('graph.own')}</li>
            <li data-standing="shared">{t('graph.shared')}</li>
            <li data-standing="other">{t('graph.other')}</li>
            <li>{t('graph.arrow')}</li>
          </ul>
        </>
      )}
      <details open={view.nodes.length > MOST || undefined}>
        <summary>{t('graph.list')}</summary>
        <Links view={view} />
      </details>
    </div>
  );
}

/** The same in words. */
function Links({ view }: { view: GraphView }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <div className={styles.links}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('graph.from')}</th>
            <th scope="col">{t('graph.to')}</th>
            <th scope="col">{t('graph.by')}</th>
          </tr>
        </thead>
        <tbody>
          {view.links.map(({ from, to, kinds }) => (
            <tr key={`${from} ${to}`}>
              <td>
                <StackLink name={from} />
              </td>
              <td>
                <StackLink name={to} />
              </td>
              <td>
                {kinds
                  .map(({ kind, count }) =>
                    kind === 'order'
                      ? t('graph.order')
                      : `${t(`dependency.${kind}`)} ${count}`,
                  )
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
