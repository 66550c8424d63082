export { createPrometheusSource } from './createPrometheusSource';
export {
  PrometheusClient,
  type PrometheusClientOptions,
} from './PrometheusClient';
export {
  PrometheusSource,
  type PrometheusSourceOptions,
} from './PrometheusSource';
