print(_intsize_ + "\n");
