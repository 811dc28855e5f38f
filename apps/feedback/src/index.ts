export { FeedbackStreams } from './feedback-streams.js';
export { feedbackService } from './feedback.service.js';
