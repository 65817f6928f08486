mod notices;
