/**
 * What the manifests of one environment say of each other: names that nothing
 * bears, and selectors that select nothing. Schemas do not see these.
 * @param {object[]} manifests all that one overlay gives
 * @returns {string[]} complaints
 */
export function brokenLinks(manifests) {
  const of = kind => manifests.filter(each => each.kind === kind);
  const named = (kind, name) =>
    of(kind).find(({ metadata }) => metadata.name === name);
  const complaints = [];
  const expect = (found, what) => {
    if (!found) complaints.push(what);
  };
  const secrets = new Set(
    of('ExternalSecret').map(({ spec }) => spec.target.name),
  );
  const pods = of('Deployment').map(({ spec }) => spec.template);
  const isSelected = selector =>
    pods.some(({ metadata }) => selects(selector, metadata.labels));

  for (const { spec } of of('Deployment')) {
    expect(
      isSelected(spec.selector.matchLabels),
      'It does not select its pods',
    );
    for (const { envFrom = [] } of spec.template.spec.containers)
      for (const { configMapRef, secretRef } of envFrom) {
        const map = configMapRef?.name;
        expect(!map || named('ConfigMap', map), `There is no ConfigMap ${map}`);
        const secret = secretRef?.name;
        expect(
          !secret || secrets.has(secret),
          `Nothing makes secret ${secret}`,
        );
      }
  }
  for (const { spec } of of('Service')) {
    expect(isSelected(spec.selector), 'The Service selects no pod');
    for (const { targetPort } of spec.ports)
      expect(
        pods.some(pod => portsOf(pod).includes(targetPort)),
        `No container has the port ${targetPort}`,
      );
  }
  for (const { spec } of of('PodDisruptionBudget'))
    expect(
      isSelected(spec.selector.matchLabels),
      'The PodDisruptionBudget selects no pod',
    );
  for (const { spec } of of('HorizontalPodAutoscaler')) {
    const { kind, name } = spec.scaleTargetRef;
    expect(named(kind, name), `There is no ${kind} ${name} to scale`);
  }
  for (const { spec } of of('Ingress'))
    for (const { http } of spec.rules)
      for (const { backend } of http.paths) {
        const { name, port } = backend.service;
        const service = named('Service', name);
        expect(
          service?.spec.ports.some(each => each.name === port.name),
          `There is no port ${port.name} of a Service ${name}`,
        );
      }
  for (const { spec } of of('ServiceMonitor'))
    for (const { port } of spec.endpoints)
      expect(
        of('Service').some(service =>
          service.spec.ports.some(each => each.name === port),
        ),
        `No Service has the port ${port} that is monitored`,
      );
  return complaints;
}

/** Nothing selects by nothing here: that would be a label lost. */
function selects(selector, labels = {}) {
  const wanted = Object.entries(selector ?? {});
  return (
    wanted.length > 0 &&
    wanted.every(
      ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
    )
  );
}

const portsOf = ({ spec }) =>
  spec.containers.flatMap(({ ports = [] }) =>
    ports.flatMap(({ name, containerPort }) => [name, containerPort]),
  );

/** Places of null in a manifest, which is a value that was lost. */
export function nulls(value, path = '') {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) =>
    nulls(each, path ? `${path}.${key}` : key),
  );
}
