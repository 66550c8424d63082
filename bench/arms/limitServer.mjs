// The limit arm: one page, one script, one query with 20 rows.
import { createServer } from 'node:http';
import { entities } from '../lib/data.mjs';

const rows = entities(222)
  .filter(entity => entity.kind === 'Component')
  .slice(0, 20);

const answers = {
  '/.backstage/health/v1/readiness': ['application/json', '{"status":"ok"}'],
  '/': [
    'text/html',
    '<!doctype html><title>Limit</title><main></main><script src="/main.js"></script>',
  ],
  '/main.js': [
    'text/javascript',
    `fetch('/api/rows').then(answer => answer.json()).then(rows => {
  document.querySelector('main').append(...rows.map(row => {
    const link = document.createElement('a');
    link.href = '/catalog/default/component/' + row.metadata.name;
    link.textContent = row.metadata.title;
    return link;
  }));
});`,
  ],
  '/api/rows': ['application/json', JSON.stringify(rows)],
};

createServer((request, response) => {
  const [type, body] = answers[request.url.split('?')[0]] ?? [];
  response.writeHead(body ? 200 : 404, {
    'content-type': type ?? 'text/plain',
    'cache-control': type === 'text/javascript' ? 'max-age=3600' : 'no-store',
  });
  response.end(body);
}).listen(Number(process.argv[2]), '127.0.0.1');
