import { hashed, slugOf } from '../../stacks/slug';
import type { Slo } from '../model/types';
import { panelsOf, SLO_PANELS, SLO_ROWS } from './panels';

/** Of Grafana 10.4 and 11, as its own export writes it. */
const SCHEMA = 39;
/** Grafana takes identifiers of at most 40 characters; a hash takes nine. */
const LONGEST_SLUG = 31;

const VARIABLES = [
  {
    name: 'source',
    label: 'Prometheus',
    type: 'datasource',
    query: 'prometheus',
    current: {},
    hide: 0,
    includeAll: false,
    multi: false,
    options: [],
    refresh: 1,
    regex: '',
    skipUrlSync: false,
  },
  {
    name: 'portal',
    label: 'Address of the portal',
    type: 'textbox',
    query: '',
    current: { text: '', value: '' },
    hide: 0,
    options: [{ selected: true, text: '', value: '' }],
    skipUrlSync: false,
  },
];

/**
 * A dashboard of Grafana: for each objective what is kept, what is left of its
 * budget, how fast it burns and what happens, from the series that its rules
 * record. Which Prometheus, and where the portal is, are variables of it. The same
 * objectives give the same dashboard.
 * @param name of all of them together, such as `authhub/api`
 */
export function sloDashboard(name: string, slos: readonly Slo[]) {
  const sorted = [...slos].sort((a, b) => (a.id < b.id ? -1 : 1));
  const slug = slugOf(`slo-${name}`).slice(0, LONGEST_SLUG).replace(/-$/, '');
  return {
    uid: hashed(slug, name),
    title: `Objectives of ${name}`,
    description:
      'Made from files of objectives by infra-portal; changes belong into those.',
    tags: ['infra-portal', 'slo'],
    schemaVersion: SCHEMA,
    editable: false,
    graphTooltip: 1,
    refresh: '1m',
    time: { from: 'now-7d', to: 'now' },
    timezone: 'browser',
    annotations: { list: [] },
    links: [],
    templating: { list: VARIABLES },
    panels: sorted.flatMap((slo, index) =>
      panelsOf(slo, index * SLO_PANELS + 1, index * SLO_ROWS),
    ),
  };
}
