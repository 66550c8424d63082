import { useId, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { stackRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import { type GraphView, standingOf } from './graphView';
import { type Box, BOX_HEIGHT, layoutGraph, type Line } from './layoutGraph';
import styles from './Graph.module.css';

/** Characters of a name that fit into a box. */
const LONGEST = 30;

/** A line through points, bent at each of them but its ends. */
function pathOf(points: Line['points']): string {
  const [start, ...others] = points;
  const end = others.at(-1) ?? start;
  const bends = others.slice(0, -1).map(({ x, y }, at) => {
    const next = others[at + 1];
    return `Q${x} ${y} ${(x + next.x) / 2} ${(y + next.y) / 2}`;
  });
  return `M${start.x} ${start.y} ${bends.join(' ')} L${end.x} ${end.y}`;
}

/** A graph as a picture; each box leads to its stack. */
export function GraphPicture(props: { view: GraphView; product: string }) {
  const { view, product } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const arrow = useId();
  const { width, height, boxes, lines } = useMemo(
    () => layoutGraph(view),
    [view],
  );
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={t('graph.picture')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
      tabIndex={0}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className={styles.arrow} />
          </marker>
        </defs>
        {lines.map(({ link, points }) => (
          <path
            key={`${link.from} ${link.to}`}
            className={styles.line}
            d={pathOf(points)}
            markerEnd={`url(#${arrow})`}
          />
        ))}
        {boxes.map(box => (
          <StackBox key={box.node.name} box={box} product={product} />
        ))}
      </svg>
    </div>
  );
}

function StackBox({ box, product }: { box: Box; product: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const route = useRoutePath(stackRouteRef);
  const { node, x, y, width } = box;
  const { name, environment, findings } = node;
  const short = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
  const problem = findings.error > 0 ? 'error' : 'warning';
  const below = [
    environment,
    findings[problem] > 0 &&
      t(`severity.${problem}`, { count: findings[problem] }),
  ].filter(Boolean);
  const drawn = (
    <g
      className={styles.box}
      data-standing={standingOf(node, product)}
      transform={`translate(${x} ${y})`}
    >
      <title>{name}</title>
      <rect width={width} height={BOX_HEIGHT} rx="8" />
      <text x="14" y="21" className={styles.name}>
        {short}
      </text>
      <text x="14" y="39" className={styles.below}>
        {below.join(' · ')}
      </text>
    </g>
  );
  return route ? <Link to={route({ name })}>{drawn}</Link> : drawn;
}
