/** Where the objectives of tests have their numbers. */
export const SHARED = `apiVersion: openslo/v1
kind: DataSource
metadata: { name: prometheus-prod }
spec:
  type: Prometheus
  connectionDetails: { portalDatasource: prod }
`;

/** A file of one objective of the service `shop-api`. */
export const objectiveFile = (
  name: string,
  { target = '0.999', more = '' } = {},
) => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: shop-api-${name}
  annotations:
    infra-portal.io/slo-entity-ref: Component:default/Shop-API
    infra-portal.io/slo-environment: prod
    infra-portal.io/slo-runbook: runbooks/shop-api.md
${more}spec:
  service: shop-api
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  indicator:
    metadata: { name: sli }
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { metricSourceRef: prometheus-prod, spec: { query: 'http_requests_total{job="shop",code=~"5.."}' } } }
        total: { metricSource: { metricSourceRef: prometheus-prod, spec: { query: 'http_requests_total{job="shop"}' } } }
  objectives: [{ target: ${target} }]
  alertPolicies: [{ alertPolicyRef: mwmbr-page }, { alertPolicyRef: mwmbr-ticket }]
`;
