export { BudgetNotices } from './BudgetNotices';
export { readWarningBudgets } from './readWarningBudgets';
export { standsOf } from './Stands';
