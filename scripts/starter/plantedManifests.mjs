const overlay = (resource, more = '') => ({
  'kubernetes/a/b/overlays/dev/kustomization.yaml': `resources: [it.yaml]
${more}`,
  'kubernetes/a/b/overlays/dev/it.yaml': resource,
});

const pods = (labels, container) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
spec:
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: ${labels} } }
    spec:
      containers:
        - { name: app, image: app${container} }
`;

const SETTINGS = `configMapGenerator:
  - name: app
    literals: [ENVIRONMENT=dev, A='1']
`;

/** A defect for each kind of thing that is looked at. */
export const PLANTED_MANIFESTS = {
  nothing: { files: { 'README.md': '' }, found: /no overlay to look at/ },
  build: {
    files: overlay('kind: [', ''),
    found: /overlays\/dev: .*yaml/,
  },
  schema: {
    files: overlay(pods('one', ', portz: []')),
    found: /portz/,
  },
  kind: {
    files: overlay(
      'apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: app }\n',
    ),
    found: /schema for kind Thing/,
  },
  value: { files: overlay(pods('one', ', env: null')), found: /env is null/ },
  selector: {
    files: overlay(pods('two', '')),
    found: /does not select its pods/,
  },
  secret: {
    files: overlay(pods('one', ', envFrom: [{ secretRef: { name: gone } }]')),
    found: /Nothing makes secret gone/,
  },
  custom: {
    files: overlay(`apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: app }
spec: { selector: { matchLabels: {} }, endpoints: [{ port: http }] }
`),
    found: /ServiceMonitor app: spec\.endpoints\.0\.path/,
  },
  settings: {
    files: {
      ...overlay(pods('one', ''), SETTINGS),
      'stacks/a/b/service.yaml': `variables: { A: "'1'" }
environments: { dev: {} }
`,
    },
    found: /A is "1" instead of "'1'"/,
  },
  folder: {
    files: {
      ...overlay(pods('one', '')),
      'argocd/a-b.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: a-b, namespace: argocd }
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators: [{ list: { elements: [{ environment: prod }] } }]
  template:
    metadata: { name: "a-b-{{ .environment }}" }
    spec:
      project: a
      source:
        repoURL: https://github.com/acme/infrastructure.git
        targetRevision: main
        path: "kubernetes/a/b/overlays/{{ .environment }}"
      destination: { name: "{{ .environment }}", namespace: a-b }
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: [] }
`,
    },
    found: /there is no kubernetes\/a\/b\/overlays\/prod/,
  },
};
