export { openReview } from './openReview';
