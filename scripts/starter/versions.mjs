/** Programs that the suite uses, pinned so that a new rule is a commit. */
// With checkov-constraints.txt.
export const CHECKOV = '3.3.30';
export const CONFTEST = 'v0.71.1';
/** Built only where there is neither terraform nor tofu. */
export const OPENTOFU = 'v1.12.6';
/** What the stand-in of the sandbox is compared with. */
export const ATLANTIS = 'v0.47.1';
/** Reads workflows of GitHub Actions. */
export const ACTIONLINT = 'v1.7.12';
/** The reader of compose files that Docker Compose itself uses. */
export const COMPOSE_GO = 'v2.16.2';
/** Builds the manifests of services, as Argo CD does. */
export const KUSTOMIZE = 'v5.8.1';
/** Schemas of Kubernetes itself, with kubernetes-validate-constraints.txt. */
export const KUBERNETES_VALIDATE = '1.37.0';
