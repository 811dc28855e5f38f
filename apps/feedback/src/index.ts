export { feedbackService } from './feedback.service.js';
