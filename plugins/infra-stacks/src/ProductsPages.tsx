import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { ProductsPage } from './products/ProductsPage';

const ProductPage = lazy(() =>
  import('./product/ProductPage').then(m => ({ default: m.ProductPage })),
);

/** The list of products, and each of them under its name. */
export function ProductsPages() {
  return (
    <Routes>
      <Route path="/" element={<ProductsPage />} />
      <Route path="/:name" element={<ProductPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}
