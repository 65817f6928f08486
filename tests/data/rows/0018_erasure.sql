UPDATE set_aside SET chat_id = 7;
