import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Product, ProductThing } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  pageStyles as page,
  Section,
  Verbatim,
} from '@infra-portal/infra-react';
import { FoldedList } from '../parts/FoldedList';
import { LineLink } from '../parts/Links';
import { stacksRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Layers.module.css';

/** From the machines up to what builds images. */
const LAYERS = ['ansible', 'argocd', 'kustomize', 'ci'] as const;

/** Which layer each thing of a product belongs to; nothing where Terraform is all. */
export function Layers({ product }: { product: Product }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const stacks = useRoutePath(stacksRouteRef);
  if (product.things.length === 0) return null;
  const count = t('stacks.count', { count: product.stacks });
  const list = new URLSearchParams({ product: product.name });
  return (
    <Section title={t('layers.title')} note={t('layers.description')}>
      <div className={styles.layers}>
        <div className={styles.layer} data-layer="terraform">
          <h3>{t('layers.terraform')}</h3>
          <p className={page.quiet}>{t('layers.terraform.what')}</p>
          <p>
            {stacks ? <Link to={`${stacks()}?${list}`}>{count}</Link> : count}
          </p>
        </div>
        {LAYERS.map(layer => (
          <Layer
            key={layer}
            layer={layer}
            things={product.things.filter(thing => thing.layer === layer)}
          />
        ))}
      </div>
    </Section>
  );
}

function Layer(props: {
  layer: (typeof LAYERS)[number];
  things: readonly ProductThing[];
}) {
  const { layer, things } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  if (things.length === 0) return null;
  return (
    <div className={styles.layer} data-layer={layer}>
      <h3>
        {t(`layers.${layer}`)}{' '}
        <span className={page.quiet}>{things.length}</span>
      </h3>
      <p className={page.quiet}>{t(`layers.${layer}.what`)}</p>
      <FoldedList
        items={things}
        keyOf={({ repository, file, line, name, kind }) =>
          `${repository} ${file} ${line} ${kind} ${name}`
        }
      >
        {thing => (
          <>
            <span className={styles.thing}>
              <Verbatim text={thing.name} />
              {thing.environment && (
                <EnvironmentMark name={thing.environment} />
              )}
            </span>
            <LineLink file={thing.file} line={thing.line} href={thing.url} />
          </>
        )}
      </FoldedList>
    </div>
  );
}
