/** A time in which more fails than usual. */
export interface Episode {
  /** Days before the sandbox started. */
  daysAgo: number;
  /**
   * Hour of a working day on which it begins, in Seoul, so that it weighs the same
   * whenever the sandbox starts. Absent: to the minute so many days before.
   */
  hour?: number;
  /** Absent: it goes on. */
  minutes?: number;
  /** How many times faster than even the budget burns. */
  burn: number;
}

/** What happens to a service. Times count back from the start of the sandbox. */
export interface Scenario {
  /** How fast the budget burns all the time. Slices of time burn in episodes only. */
  burn: number;
  episodes: Episode[];
  /** Nobody comes. */
  isIdle?: true;
  /** Minutes before the start at which nothing is measured any more. */
  stops?: number;
}

/** Well within the budget: two short troubles of the past. */
const healthy: Scenario = {
  burn: 0.12,
  episodes: [
    { daysAgo: 19, hour: 11, minutes: 30, burn: 60 },
    { daysAgo: 8, hour: 15, minutes: 20, burn: 60 },
  ],
};

/** By the id of the objective. All others are healthy. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  // A bit too much, every day.
  'authhub-api-prod-latency': {
    burn: 0.1,
    episodes: [{ daysAgo: 11, burn: 1.6 }],
  },
  'community-web-dev-availability': { burn: 0, episodes: [], isIdle: true },
  // The exporter died.
  'crawler-scheduler-prod-freshness': { ...healthy, stops: 40 },
  // Every other request failed for half an hour, some days ago.
  'dts-billing-api-prod-availability': {
    burn: 0.15,
    episodes: [{ daysAgo: 6, hour: 14, minutes: 25, burn: 1_000 }],
  },
  // Little of the budget is left since then.
  'dts-billing-api-prod-latency': {
    burn: 0.2,
    episodes: [{ daysAgo: 12, hour: 9, minutes: 600, burn: 23 }],
  },
  'dts-billing-api-prod-invoices': {
    burn: 0.3,
    episodes: [{ daysAgo: 3, hour: 10, minutes: 120, burn: 30 }],
  },
  // Messages wait since an hour and a half.
  'dts-worker-prod-freshness': {
    burn: 0.1,
    episodes: [
      { daysAgo: 16, hour: 3, minutes: 30, burn: 200 },
      { daysAgo: 95 / 1_440, burn: 50 },
    ],
  },
};

export const scenarioOf = (id: string): Scenario =>
  Object.hasOwn(SCENARIOS, id) ? SCENARIOS[id] : healthy;
